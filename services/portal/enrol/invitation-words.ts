import type { Bilingual } from '../../../contracts/kernel/bilingual.ts'
import type { graphql } from '../graph/graphql.ts'

type InvitationState = ReturnType<typeof graphql.scalar<'InvitationState'>>

/** How an invitation stands. */
export const INVITATION_WORDS: Readonly<Record<InvitationState, Bilingual & { look: string }>> = {
  open: { zh: '有效', en: 'open', look: 'badge badge-wait' },
  used: { zh: '已据此申请', en: 'applied with', look: 'badge badge-free' },
  declined: { zh: '对方已谢绝', en: 'declined', look: 'badge badge-stop' },
  withdrawn: { zh: '已撤回', en: 'withdrawn', look: 'badge' },
  expired: { zh: '已过期', en: 'expired', look: 'badge' },
}
