import { type Answer, answer } from '../kernel/answer.ts'
import { refuse } from '../kernel/decision.ts'
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
    )
  return answer(`${kind} ${names[0]} ${names[1]}`)
}

const NAME_LENGTH_MAX = 100

export type OwnershipRefusal = 'ownership_must_be_shown_by_a_document'

export const OWNERSHIP_TEXTS = {
  ownership_must_be_shown_by_a_document: badInput(
    '请填写权属证明的出具人和编号（须含字母或数字，至多 100 个字符）。',
    'Name the document of ownership by who made it out and its number: letters or digits, at ' +
      'most 100 of them.',
  ),
} satisfies RefusalTexts<OwnershipRefusal>
