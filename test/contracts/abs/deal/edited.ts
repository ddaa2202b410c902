import {
  type DealTemplate,
  dealTemplate,
} from '../../../../contracts/abs/deal/templates/deal-template.ts'

/** By JSON path, what stands there instead; `undefined` takes it away. */
export type Edits = Readonly<Record<string, unknown>>

/** A template with parts of it changed, as someone might write it wrong. */
export function edited(template: DealTemplate, edits: Edits): unknown {
  return withEdits(dealTemplate(template), edits)
}

/** A copy of the document with parts of it changed. */
export function withEdits(document: object, edits: Edits): object {
  const copy = JSON.parse(JSON.stringify(document)) as Fields
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.')
    const last = keys.pop()!
    const holder = keys.reduce((at, key) => at[key] as Fields, copy)
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
  return copy
}

interface Fields {
  [key: string]: unknown
}
