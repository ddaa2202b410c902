import * as z from 'zod'
import { MANIFEST } from '../../contracts/command/command.ts'
import { Manifest, Payload } from './engine/act/verified-command.ts'
import { NOUNS } from './nouns.ts'

/**
 * Describes what is signed, as JSON Schema (2020-12): the payload, the manifest, and the body of
 * each act by its name. What a schema cannot say of a form (that a date is in the calendar, that a
 * key is a point of its curve) the ledger asks beside it.
 */
export function describeForms(): object {
  const bodies = [...NOUNS.acts].map(([name, act]) => {
    return [name, { description: `Class ${act.class}.`, ...toSchema(NOUNS.bodies.get(name)!) }]
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: 'Printed from the forms of the acts by `npm run codegen`.',
    $defs: {
      payload: toSchema(Payload),
      [MANIFEST]: toSchema(Manifest),
      ...Object.fromEntries(bodies.sort(([a], [b]) => (a! < b! ? -1 : 1))),
    },
  }
}

function toSchema(form: z.ZodType): object {
  const { $schema, ...schema } = z.toJSONSchema(form, {
    ...{ io: 'input', unrepresentable: 'any' },
    override: ({ jsonSchema }) => {
      const { pattern } = jsonSchema
      if (pattern) jsonSchema.pattern = pattern.replaceAll(PRINTABLE, NO_CONTROL)
    },
  })
  return schema
}

/** A property of Unicode, which few regular expressions know; most of it can be said. */
const PRINTABLE = '\\P{C}'
const NO_CONTROL = '[^\\u0000-\\u001f\\u007f-\\u009f]'
