import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError, invalid } from '../../../shared/error.ts';
import type { Context } from './context.ts';

/** The text of a file, or of stdin for `-`; an error names `field`. */
export async function readTextFile(context: Context, path: string, field: string): Promise<string> {
  const bytes = path === '-' ? await context.readInput() : await readBytes(resolve(context.currentFolder, path), field);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw invalid(field, `${path === '-' ? 'the input' : path} is not text in UTF-8`);
  }
}

async function readBytes(path: string, field: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new AppError('NOT_FOUND', `${field}: there is no file ${path}`);
    throw invalid(field, code === 'EISDIR' ? `${path} is a folder` : `${path} cannot be read: ${message}`);
  }
}
