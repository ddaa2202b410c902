import { type Answer, answer } from '../kernel/answer.ts'
import { type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'

/** The document by which a depositor shows that the goods are its own. */
export interface OwnershipDocument {
  readonly kind: OwnershipKind
  /** Who made it out, and under which number; as sent. */
  readonly issuer: string
  readonly number: string
}

export const OWNERSHIP_KINDS = [
  'invoice',
  'bill_of_lading',
  'customs_declaration',
  'release_order',
  'certificate',
] as const
export type OwnershipKind = (typeof OWNERSHIP_KINDS)[number]

/** What it is known by, however it is spelled: width, case, blanks and marks are no difference. */
export function nameOwnershipDocument({
  kind,
  issuer,
  number,
}: OwnershipDocument): Answer<string, OwnershipRefusal> {
  const names = [issuer, number].map(text =>
    text
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/(?<![\p{L}\p{N}])0+(?=\p{N})/gu, ''),
  )
  const missing = names.findIndex(name => name.length === 0 || name.length > NAME_LENGTH_MAX)
  if (missing >= 0)
    return refuse(
      'ownership_must_be_shown_by_a_document',
      `body.ownership.${missing === 0 ? 'issuer' : 'number'}`,
      { limit: NAME_LENGTH_MAX, found: names[missing]!.length },
    )
  return answer(`${kind} ${names[0]} ${names[1]}`)
}

const NAME_LENGTH_MAX = 100

export type OwnershipRefusal = Detailed<
  'ownership_must_be_shown_by_a_document',
  { limit: number; found: number }
>

export const OWNERSHIP_TEXTS = {
  ownership_must_be_shown_by_a_document: badInput(
    d => `请填写权属证明的出具人和编号：字母或数字，至多 ${d.limit} 个，此处为 ${d.found} 个。`,
    d =>
      'Name the document of ownership by who made it out and its number: letters or digits, at ' +
      `most ${d.limit} of them; here are ${d.found}.`,
  ),
} satisfies RefusalTexts<OwnershipRefusal>
