import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import { notAllowed, type RefusalTexts, type Vocabulary } from '../kernel/refusal-text.ts'

/** A party that must sign beside another one has not, or not with enough people. */
export type CosignRefusal = Detailed<'cosigner_must_sign', { party: PartyId; lacking: Lacking }>

/** Whose signature of that party is still missing. */
export type Lacking = 'anybody' | 'maker' | 'checker' | 'another'

export function refuseWithout(party: PartyId, lacking: Lacking): Refused<CosignRefusal> {
  return refuse('cosigner_must_sign', 'party', { party, lacking })
}

const LACKING_WORDS: Vocabulary<Lacking> = {
  anybody: { zh: '用户', en: 'a user' },
  maker: { zh: '经办人', en: 'a maker' },
  checker: { zh: '复核人', en: 'a checker' },
  another: { zh: '另一自然人', en: 'a second person' },
}

export const COSIGN_TEXTS = {
  cosigner_must_sign: notAllowed(
    d => `此操作还须由 ${d.party} 签署，目前缺少其${d.lacking}的签名。`,
    d => `This takes the signatures of ${d.party} as well; ${d.lacking} of it has yet to sign.`,
    { lacking: LACKING_WORDS },
  ),
} satisfies RefusalTexts<CosignRefusal>
