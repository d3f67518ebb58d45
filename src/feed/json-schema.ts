/** Org Feed as JSON Schema, for editors and other tools. */
import * as z from 'zod/mini';
import { feedSchema, spellings } from './schema.ts';

// oxlint-disable-next-line no-underscore-dangle -- where zod keeps it
const definitionOf = (schema: z.core.$ZodType) => (schema as z.core.$ZodTypes)._zod.def;

/** The JSON Schema (draft 2020-12) of a feed as it is written. */
export function orgfeedJsonSchema(): object {
  const schema = z.toJSONSchema(feedSchema, {
    io: 'input',
    reused: 'ref',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // Other spellings make zod think that a field may be left out.
      const about = definitionOf(zodSchema);
      if (about.type === 'object')
        jsonSchema.required = Object.keys(about.shape).filter(
          (key) => definitionOf(about.shape[key]!).type !== 'optional',
        );
      const spell = spellings.get(zodSchema);
      if (!spell) return;
      const { ...plain } = jsonSchema;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as keyof typeof jsonSchema];
      Object.assign(jsonSchema, spell(plain));
    },
  });
  const required = [...(schema.required ?? []), 'title'];
  return {
    title: 'Org Feed 1',
    ...schema,
    required,
    anyOf: ['organizations', 'pages', 'search'].map((way) => ({ required: [way] })),
  };
}
