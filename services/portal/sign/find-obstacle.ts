import { type Refusal, TRANSIENT } from './outcome.ts'

/** What is asked of a draft that somebody reads. */
export interface DraftSeen {
  readonly answer?: unknown
  readonly withdrawn?: boolean
  readonly signedBy?: readonly { readonly id: string }[]
  readonly obstacle?: Refusal | null
}

/** Why a draft is not signed now: it is over, this person has signed it, or it would be in vain. */
export function findObstacle(draft: DraftSeen | null, user: string): Refusal | null {
  if (draft?.signedBy?.some(({ id }) => id === user)) return SIGNED
  if (draft?.withdrawn || draft?.answer) return OVER
  const obstacle = draft?.obstacle ?? null
  return obstacle && !TRANSIENT.has(obstacle.refusal) ? obstacle : null
}

const SIGNED: Refusal = {
  ...{ refusal: 'draft_must_be_signed_once_by_each', path: '', class: 'CONFLICT' },
  zh: '您已在另一标签页或设备上签署，不会再签一次。',
  en: 'You have signed it in another tab or on another device; it is not signed twice.',
}

const OVER: Refusal = {
  ...{ refusal: 'draft_must_be_open', path: '', class: 'CONFLICT' },
  zh: '他人已先签齐或撤回，无须再签。',
  en: 'Others have completed it or taken it back meanwhile; there is nothing left to sign.',
}
