import type { IncomingMessage, ServerResponse } from 'node:http';
import { ORPCError } from '@orpc/client';
import { OpenAPIGenerator } from '@orpc/openapi';
import { OpenAPIHandler } from '@orpc/openapi/node';
import type { AnyRouter } from '@orpc/server';
import { BodyLimitPlugin } from '@orpc/server/node';
import { experimental_ZodSmartCoercionPlugin as SmartCoercionPlugin, ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { answerError } from './answers.ts';
import { splitUrl } from './check-request.ts';

/** Room for the largest import (50 MB of text) with its JSON escapes. */
export const maxBodyBytes = 60_000_000;

/** Serves the router as plain HTTP with JSON below `/api`, and its description at `/api/openapi.json`. */
export class ApiEndpoint {
  readonly #router: AnyRouter;
  readonly #version: string;
  readonly #handler: OpenAPIHandler<Record<never, never>>;
  #description: Promise<string> | undefined;

  constructor(router: AnyRouter, version: string) {
    this.#router = router;
    this.#version = version;
    this.#handler = new OpenAPIHandler(router, {
      plugins: [new SmartCoercionPlugin(), new BodyLimitPlugin({ maxBodySize: maxBodyBytes })],
      interceptors: [({ next }) => next().catch((error) => Promise.reject(explainSyntaxError(error)))],
    });
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path } = splitUrl(request.url ?? '/');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (path === '/api/openapi.json' && request.method === 'GET') {
      this.#description ??= this.#describe();
      response.setHeader('content-type', 'application/json; charset=utf-8').end(await this.#description);
      return;
    }
    const { matched } = await this.#handler.handle(request, response, { prefix: '/api', context: {} });
    if (!matched) answerError(response, 'NOT_FOUND', `There is no ${request.method} ${path}; see /api/openapi.json.`);
  }

  async #describe(): Promise<string> {
    const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
    const document = await generator.generate(this.#router, {
      info: { title: 'Downbeat', version: this.#version },
      servers: [{ url: '/api' }],
      security: [{ token: [] }],
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    });
    return JSON.stringify(document);
  }
}

/** Says what is wrong with a body that is not JSON. */
function explainSyntaxError(error: unknown): unknown {
  if (!(error instanceof SyntaxError)) return error;
  return new ORPCError('BAD_REQUEST', { message: `The body is not valid JSON: ${error.message}.`, cause: error });
}
