import { graphql, type ResultOf } from '../graph/graphql.ts'

export const ANSWER = graphql(`
  fragment PreparedAct on PrepareResult @_unmask {
    __typename
    ... on Prepared { payload }
    ... on Refused { refusal path class zh en details }
  }
`)

/** What the ledger says of an act that nobody has signed yet. */
export type PreparedAct = ResultOf<typeof ANSWER>

export const OFFER_TRANSFER = graphql(
  `
  mutation PrepareOfferTransfer($input: OfferTransferInput!) {
    answer: prepareOfferTransfer(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const ANSWER_OFFER = graphql(
  `
  mutation PrepareAnswerOffer($input: AnswerOfferInput!) {
    answer: prepareAnswerOffer(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const WITHDRAW_OFFER = graphql(
  `
  mutation PrepareWithdrawOffer($input: WithdrawOfferInput!) {
    answer: prepareWithdrawOffer(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const OFFER_PLEDGE = graphql(
  `
  mutation PrepareOfferPledge($input: OfferPledgeInput!) {
    answer: prepareOfferPledge(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const ACCEPT_PLEDGE = graphql(
  `
  mutation PrepareAcceptPledge($input: AcceptPledgeInput!) {
    answer: prepareAcceptPledge(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DISCLOSE = graphql(
  `
  mutation PrepareDisclose($input: DiscloseInput!) {
    answer: prepareDisclose(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const LOOK_AT = graphql(
  `
  mutation PrepareLook($input: LookInput!) {
    answer: prepareLook(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const RELEASE_PLEDGE = graphql(
  `
  mutation PrepareReleasePledge($input: ReleasePledgeInput!) {
    answer: prepareReleasePledge(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const SET_HOLD = graphql(
  `
  mutation PrepareSetHold($input: SetHoldInput!) {
    answer: prepareSetHold(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const LIFT_HOLD = graphql(
  `
  mutation PrepareLiftHold($input: LiftHoldInput!) {
    answer: prepareLiftHold(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const ACKNOWLEDGE_PAYMENT = graphql(
  `
  mutation PrepareAcknowledgePayment($input: AcknowledgePaymentInput!) {
    answer: prepareAcknowledgePayment(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

/** Claims of one offer, which is answered as a whole. */
export const OFFERS = graphql(`
  query Offers($as: ClaimSide!, $counterparty: ID) {
    viewer {
      claims(as: $as, counterparty: $counterparty, kind: [offer], first: 200) {
        edges { node { charge lo hi instrument { id } } }
      }
    }
  }
`)
