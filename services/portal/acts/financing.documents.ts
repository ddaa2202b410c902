import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const REQUEST_QUOTES = graphql(
  `
  mutation PrepareRequestQuotes($input: RequestQuotesInput!) {
    answer: prepareRequestQuotes(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const LOOK_AT_REQUEST = graphql(
  `
  mutation PrepareLookAtRequest($input: LookAtRequestInput!) {
    answer: prepareLookAtRequest(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const GIVE_QUOTE = graphql(
  `
  mutation PrepareQuote($input: QuoteInput!) {
    answer: prepareQuote(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DECLINE_TO_QUOTE = graphql(
  `
  mutation PrepareDeclineToQuote($input: DeclineToQuoteInput!) {
    answer: prepareDeclineToQuote(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const WEIGH_FINDINGS = graphql(
  `
  mutation PrepareWeighFindings($input: WeighFindingsInput!) {
    answer: prepareWeighFindings(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CHOOSE_QUOTE = graphql(
  `
  mutation PrepareChooseQuote($input: ChooseQuoteInput!) {
    answer: prepareChooseQuote(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DECIDE_FINANCING = graphql(
  `
  mutation PrepareDecideFinancing($input: DecideFinancingInput!) {
    answer: prepareDecideFinancing(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const WITHDRAW_FINANCING = graphql(
  `
  mutation PrepareWithdrawFinancing($input: WithdrawFinancingInput!) {
    answer: prepareWithdrawFinancing(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
