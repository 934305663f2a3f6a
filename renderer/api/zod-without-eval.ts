import { config } from 'zod';

// The content security policy forbids code made from text, and zod's attempt would be reported as a violation. Import
// this before any schema.
config({ jitless: true });
