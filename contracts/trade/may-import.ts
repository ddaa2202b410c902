import { type Refused, refuse } from '../kernel/decision.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import { AUTHORISE_TEXTS } from '../party/authorise.ts'
import type { Duty } from '../party/party.ts'

/**
 * May a user with this duty bring in trade documents for its party? To import is to make: who
 * checks what others have made, or only reads, does not, nor does a party that is suspended. Which
 * documents, the rules of rows say.
 */
export function mayImport({ active, duty }: Importer): Refused<ImporterRefusal> | null {
  if (!active) return refuse('party_must_be_active')
  return duty === 'maker' || duty === 'signer' ? null : refuse('importer_must_be_maker_or_signer')
}

interface Importer {
  /** Whether its party is. */
  readonly active: boolean
  readonly duty: Duty
}

export type ImporterRefusal = 'party_must_be_active' | 'importer_must_be_maker_or_signer'

export const IMPORTER_TEXTS = {
  party_must_be_active: AUTHORISE_TEXTS.party_must_be_active,
  importer_must_be_maker_or_signer: notAllowed(
    '单据由经办人或签署人导入。',
    'Documents are imported by a maker or a signer of the party.',
  ),
} satisfies RefusalTexts<ImporterRefusal>
