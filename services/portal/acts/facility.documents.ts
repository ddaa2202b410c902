import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const GRANT_FACILITY = graphql(
  `
  mutation PrepareGrantFacility($input: GrantFacilityInput!) {
    answer: prepareGrantFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CHANGE_FACILITY = graphql(
  `
  mutation PrepareChangeFacility($input: ChangeFacilityInput!) {
    answer: prepareChangeFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CAP_FACILITY = graphql(
  `
  mutation PrepareCapFacility($input: CapFacilityInput!) {
    answer: prepareCapFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const PAUSE_FACILITY = graphql(
  `
  mutation PreparePauseFacility($input: PauseFacilityInput!) {
    answer: preparePauseFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const RESUME_FACILITY = graphql(
  `
  mutation PrepareResumeFacility($input: ResumeFacilityInput!) {
    answer: prepareResumeFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const END_FACILITY = graphql(
  `
  mutation PrepareEndFacility($input: EndFacilityInput!) {
    answer: prepareEndFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const GUARANTEE_FACILITY = graphql(
  `
  mutation PrepareGuaranteeFacility($input: GuaranteeFacilityInput!) {
    answer: prepareGuaranteeFacility(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
