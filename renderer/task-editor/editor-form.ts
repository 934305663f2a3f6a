import { createFormContext } from '@mantine/form';
import type { EditorValues } from './editor-values.ts';

/** The editor's form, shared by all its parts. */
export const [EditorFormProvider, useEditorForm, useCreateEditorForm] = createFormContext<EditorValues>();
