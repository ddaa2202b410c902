import './graph/scalars.ts'
import './nouns/ledger/health.query.ts'
import './nouns/ledger/ledger.query.ts'
import './nouns/viewer/viewer.type.ts'
import './nouns/receivable/confirmation.ts'
import './nouns/receivable/receivable.lists.ts'
import './nouns/title/title.lists.ts'
import './nouns/title/held-titles.list.ts'
import './nouns/trade/trade.lists.ts'
import './nouns/trade/tax-check.type.ts'
import './nouns/journal/entry.lists.ts'
import './nouns/journal/movement.lists.ts'
import './nouns/viewer/authority.lists.ts'
import './nouns/task/overdue.type.ts'
import './nouns/task/task.lists.ts'
import './nouns/task/waits-of.ts'
import './nouns/act/draft.lists.ts'
import './nouns/viewer/party.lists.ts'
import './nouns/facility/facility.lists.ts'
import './nouns/financing/financing-tasks.ts'
import './nouns/financing/financing.lists.ts'
import './nouns/payment/account.lists.ts'
import './nouns/settlement/settlement.lists.ts'
import './nouns/warehouse/warehouse.lists.ts'
import './nouns/receipt/receipt.lists.ts'
import './nouns/registration/registration.lists.ts'
import './nouns/receipt/delivery-order.type.ts'
import './nouns/receipt/dues.type.ts'
import './nouns/receipt/receipt-policy.type.ts'
import './nouns/receipt/receipt-term.type.ts'
import './nouns/receipt/receipt-tasks.ts'
import './nouns/financing/led-to.ts'
import './nouns/financing/takings.type.ts'
import './nouns/pricing/clearing.type.ts'
import './nouns/pricing/pricing.lists.ts'
import './nouns/pricing/raise.query.ts'
import './nouns/viewer/exposure.ts'
import './nouns/viewer/supplier-debts.ts'
import './nouns/look-through/look-through.query.ts'
import './nouns/look-through/cited-look-through.query.ts'
import './nouns/disclosure/look.query.ts'
import './nouns/look-through/opening.lists.ts'
import './nouns/supervision/outstanding.list.ts'
import './nouns/supervision/supervision.lists.ts'
import './nouns/change/changed.subscription.ts'
import './nouns/command/submit.mutation.ts'
import './nouns/session/end-session.mutations.ts'
import './nouns/session/session.mutations.ts'
import './nouns/session/user-session.type.ts'
import './nouns/webhook/webhook.mutations.ts'
import './nouns/act/draft.mutations.ts'
import './nouns/act/shown.query.ts'
import './nouns/act/custody.mutations.ts'
import './nouns/enrolment/application-status.query.ts'
import './nouns/enrolment/application.lists.ts'
import './nouns/enrolment/invitation.lists.ts'
import './nouns/enrolment/decline.mutation.ts'
import './nouns/enrolment/enrolment.mutations.ts'
import './nouns/enrolment/invitation.mutations.ts'
import './nouns/enrolment/invitation.query.ts'
import './nouns/mail/mail.mutations.ts'
import './nouns/enrolment/recovery.mutations.ts'
import './nouns/receivable/receivable.mutations.ts'
import './nouns/title/title.mutations.ts'
import './nouns/title/pledge.mutations.ts'
import './nouns/disclosure/disclosure.mutations.ts'
import './nouns/facility/facility.mutations.ts'
import './nouns/financing/financing.mutations.ts'
import './nouns/pricing/pricing.mutations.ts'
import './nouns/payment/account.mutations.ts'
import './nouns/warehouse/warehouse.mutations.ts'
import './nouns/receipt/receipt.mutations.ts'
import './nouns/registration/registration.mutations.ts'
import './nouns/payment/buy-back.mutations.ts'
import './nouns/payment/buy-back.type.ts'
import './nouns/payment/awaited.lists.ts'
import './nouns/payment/match-task.ts'
import './nouns/payment/match.mutations.ts'
import './nouns/payment/payout.mutations.ts'
import './nouns/payment/payout.type.ts'
import './nouns/payment/suggested-match.type.ts'
import './nouns/settlement/debt-proof.lists.ts'
import './nouns/settlement/settlement.mutations.ts'
import './nouns/calendar/calendar.mutations.ts'
import './nouns/calendar/calendar.query.ts'
import './nouns/look-through/look-through.mutation.ts'
import './nouns/party/party.mutations.ts'
import './nouns/party/identity.mutation.ts'
import './nouns/trade/deny-assertion.mutation.ts'
import './nouns/trade/import.mutation.ts'
import './nouns/trade/blob.type.ts'
import './nouns/trade/blob.mutations.ts'
import './nouns/trade/trade.mutations.ts'
import { specifiedDirectives } from 'graphql'
import { atLeastDirective } from './graph/at-least.ts'
import { builder } from './graph/builder.ts'
import {
  COST_MAX,
  DEPTH_MAX,
  LONG_LIST,
  PAGE_ROWS,
  PAGE_ROWS_MAX,
  PARTS_RECKONED,
} from './graph/limits.ts'
import { noteOutcomes } from './graph/note-outcomes.ts'

builder.queryType({
  readers: 'members',
  description:
    `What can be read. A page of a list has ${PAGE_ROWS} rows unless \`first\` or \`last\` says ` +
    `otherwise, and ${PAGE_ROWS_MAX} at most. A document costs 1 for each field in each row that ` +
    `it is read in, where a list that is no page counts as ${PARTS_RECKONED} rows, one that may ` +
    `be long as ${LONG_LIST.multiplier}, and ${COST_MAX} at most; ` +
    `it is at most ${DEPTH_MAX} levels deep. What is beyond a limit is refused with it. ` +
    '`Open to:` in a description says who is answered: anyone; members, who are all users of ' +
    'enrolled parties; or only users of parties with one of the roles that are named.',
})
builder.mutationType({
  readers: 'members',
  description:
    'What can be done. A mutation named after an act draws the act up in the name of the party ' +
    'that is logged in. It signs at once with the key that the platform keeps for the user, if ' +
    'there is one and it suffices; otherwise the act waits as a draft for the signatures that it ' +
    'lacks. Its `prepare…` twin only returns the bytes to sign. `Open to:` says who may send it, ' +
    'as for what can be read; which party, user and key may do the act is a duty of the act, and ' +
    'its refusal says so.',
})

/** The whole graph, built from the files above, one for each thing that can be asked. */
export const schema = builder.toSchema({
  directives: [...specifiedDirectives, atLeastDirective],
})
noteOutcomes(schema)
