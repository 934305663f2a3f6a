import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageSecurityHeaders, readRendererFile } from '../../system/renderer-files.ts';
import { answerError } from './answers.ts';
import { splitUrl } from './check-request.ts';

/** Answers with a file of the window. */
export async function answerWithFile(
  rendererFolder: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    answerError(response, 'METHOD_NOT_ALLOWED', 'Pages can be read only.');
    return;
  }
  const { path } = splitUrl(request.url ?? '/');
  const file = await readRendererFile(rendererFolder, path);
  if (!file) {
    answerError(response, 'NOT_FOUND', `There is no file ${path}.`);
    return;
  }
  response.writeHead(200, {
    ...pageSecurityHeaders([`ws://${request.headers.host}`]),
    'content-type': file.contentType,
    'content-length': file.body.byteLength,
    'cache-control': file.cacheControl,
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}
