import { type DealTemplate, dealTemplate } from '../../../../contracts/abs/deal/deal-template.ts'

/** By JSON path, what stands there instead; `undefined` takes it away. */
export type Edits = Readonly<Record<string, unknown>>

/** A template with parts of it changed, as someone might write it wrong. */
export function edited(template: DealTemplate, edits: Edits): unknown {
  const document: unknown = JSON.parse(JSON.stringify(dealTemplate(template)))
  for (const [path, value] of Object.entries(edits)) {
    const keys = path.split('.')
    const last = keys.pop()!
    const holder = keys.reduce((at, key) => at[key] as Fields, document as Fields)
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
  return document
}

interface Fields {
  [key: string]: unknown
}
