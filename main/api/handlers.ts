import type { AnyContractRouter, ContractProcedure, InferSchemaInput, InferSchemaOutput } from '@orpc/contract';
import type { contract } from '../../shared/api.ts';

/** What answers a contract: one function per call, given the checked input; `signal` says that the caller has gone. */
type HandlersOf<T extends AnyContractRouter> =
  T extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (input: InferSchemaOutput<Input>, signal?: AbortSignal) => Promise<InferSchemaInput<Output>>
    : { [Name in keyof T]: T[Name] extends AnyContractRouter ? HandlersOf<T[Name]> : never };

export type Handlers = HandlersOf<typeof contract>;
