import { type Refused, refuse } from '../kernel/decision.ts'
import { notAllowed, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { Duty } from '../party/party.ts'

/**
 * May a user with this duty bring in trade documents for its party? To import is to make: who
 * checks what others have made, or only reads, does not. Which documents, the rules of rows say.
 */
export function mayImport(duty: Duty): Refused<ImporterRefusal> | null {
  return duty === 'maker' || duty === 'signer' ? null : refuse('importer_must_be_maker_or_signer')
}

export type ImporterRefusal = 'importer_must_be_maker_or_signer'

export const IMPORTER_TEXTS = {
  importer_must_be_maker_or_signer: notAllowed(
    '单据由经办人或签署人导入。',
    'Documents are imported by a maker or a signer of the party.',
  ),
} satisfies RefusalTexts<ImporterRefusal>
