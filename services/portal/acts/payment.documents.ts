import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const REGISTER_ACCOUNT = graphql(
  `
  mutation PrepareRegisterAccount($input: RegisterAccountInput!) {
    answer: prepareRegisterAccount(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CONFIRM_ACCOUNT = graphql(
  `
  mutation PrepareConfirmAccount($input: ConfirmAccountInput!) {
    answer: prepareConfirmAccount(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CLOSE_ACCOUNT = graphql(
  `
  mutation PrepareCloseAccount($input: CloseAccountInput!) {
    answer: prepareCloseAccount(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const RECORD_STATEMENT = graphql(
  `
  mutation PrepareRecordStatement($input: RecordStatementInput!) {
    answer: prepareRecordStatement(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CONFIRM_STATEMENT = graphql(
  `
  mutation PrepareConfirmStatement($input: ConfirmStatementInput!) {
    answer: prepareConfirmStatement(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const INSTRUCT_PAYOUT = graphql(
  `
  mutation PrepareInstructPayout($input: InstructPayoutInput!) {
    answer: prepareInstructPayout(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const PROVE_PAYOUT = graphql(
  `
  mutation PrepareProvePayout($input: ProvePayoutInput!) {
    answer: prepareProvePayout(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const NOTE_REJECTION = graphql(
  `
  mutation PrepareNoteRejection($input: NoteRejectionInput!) {
    answer: prepareNoteRejection(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const GIVE_UP_PAYOUT = graphql(
  `
  mutation PrepareGiveUpPayout($input: GiveUpPayoutInput!) {
    answer: prepareGiveUpPayout(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DEMAND_BUY_BACK = graphql(
  `
  mutation PrepareDemandBuyBack($input: DemandBuyBackInput!) {
    answer: prepareDemandBuyBack(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const PROVE_BUY_BACK = graphql(
  `
  mutation PrepareProveBuyBack($input: ProveBuyBackInput!) {
    answer: prepareProveBuyBack(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
