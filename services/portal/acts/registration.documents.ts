import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const SEARCH_REGISTER = graphql(
  `
  mutation PrepareSearchRegister($input: SearchRegisterInput!) {
    answer: prepareSearchRegister(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const JUDGE_HITS = graphql(
  `
  mutation PrepareJudgeHits($input: JudgeHitsInput!) {
    answer: prepareJudgeHits(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const REGISTER_FINANCING = graphql(
  `
  mutation PrepareRegisterFinancing($input: RegisterFinancingInput!) {
    answer: prepareRegisterFinancing(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const EXTEND_REGISTRATION = graphql(
  `
  mutation PrepareExtendRegistration($input: ExtendRegistrationInput!) {
    answer: prepareExtendRegistration(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CHANGE_REGISTRATION = graphql(
  `
  mutation PrepareChangeRegistration($input: ChangeRegistrationInput!) {
    answer: prepareChangeRegistration(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DISCHARGE_REGISTRATION = graphql(
  `
  mutation PrepareDischargeRegistration($input: DischargeRegistrationInput!) {
    answer: prepareDischargeRegistration(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
