import { z } from 'zod';

type Schema = z.core.$ZodType;

/** What one place of a schema holds, as far as files are concerned. */
export type SchemaForm =
  | { readonly holds: 'fields'; readonly fields: Readonly<Record<string, Schema>> }
  | { readonly holds: 'items'; readonly item: Schema }
  | { readonly holds: 'names' }
  | { readonly holds: 'value' };

/** Looks through defaults, null and unions; `value` decides which member of a union is meant. */
export function schemaForm(schema: Schema, value: unknown): SchemaForm {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return schemaForm(schema.def.innerType, value);
  }
  if (schema instanceof z.ZodObject) return { holds: 'fields', fields: schema.shape };
  if (schema instanceof z.ZodArray) return { holds: 'items', item: schema.def.element };
  if (schema instanceof z.ZodRecord) return { holds: 'names' };
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const { discriminator, options } = schema.def;
    const wanted = isFields(value) ? value[discriminator] : undefined;
    const member = options.find((option) => {
      const key = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
      return key instanceof z.ZodLiteral && key.values.has(wanted as string);
    });
    if (member) return schemaForm(member, value);
  }
  return { holds: 'value' };
}

/** The value a field has when a file leaves it out; undefined where it must be there. */
export function defaultOf(schema: Schema): unknown {
  return schema instanceof z.ZodDefault ? schema.def.defaultValue : undefined;
}

/** Whether a value is a plain object of named fields. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
