/** One step of a database's schema, applied in one transaction; `version` counts from 1 without gaps. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
