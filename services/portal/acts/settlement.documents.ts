import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const INSTRUCT_SETTLEMENT = graphql(
  `
  mutation PrepareInstructSettlement($input: InstructSettlementInput!) {
    answer: prepareInstructSettlement(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const PROVE_LINE = graphql(
  `
  mutation PrepareProveLine($input: ProveLineInput!) {
    answer: prepareProveLine(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const REJECT_LINES = graphql(
  `
  mutation PrepareRejectLines($input: RejectLinesInput!) {
    answer: prepareRejectLines(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const GIVE_UP_LINE = graphql(
  `
  mutation PrepareGiveUpLine($input: GiveUpLineInput!) {
    answer: prepareGiveUpLine(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
