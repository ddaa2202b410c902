import { graphql } from '../graph/graphql.ts'
import { ANSWER } from './documents.ts'

export const OPEN_SITE = graphql(
  `
  mutation PrepareOpenWarehouseSite($input: OpenWarehouseSiteInput!) {
    answer: prepareOpenWarehouseSite(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const OPEN_PLACE = graphql(
  `
  mutation PrepareOpenStoragePlace($input: OpenStoragePlaceInput!) {
    answer: prepareOpenStoragePlace(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const REQUEST_DEPOSIT = graphql(
  `
  mutation PrepareRequestDeposit($input: RequestDepositInput!) {
    answer: prepareRequestDeposit(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const WITHDRAW_DEPOSIT = graphql(
  `
  mutation PrepareWithdrawDeposit($input: WithdrawDepositInput!) {
    answer: prepareWithdrawDeposit(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const MEASURE_GOODS = graphql(
  `
  mutation PrepareMeasureGoods($input: MeasureGoodsInput!) {
    answer: prepareMeasureGoods(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const RECEIVE_GOODS = graphql(
  `
  mutation PrepareReceiveGoods($input: ReceiveGoodsInput!) {
    answer: prepareReceiveGoods(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const ISSUE_RECEIPT = graphql(
  `
  mutation PrepareIssueReceipt($input: IssueReceiptInput!) {
    answer: prepareIssueReceipt(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const SURRENDER_RECEIPT = graphql(
  `
  mutation PrepareSurrenderReceipt($input: SurrenderReceiptInput!) {
    answer: prepareSurrenderReceipt(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const DELIVER_GOODS = graphql(
  `
  mutation PrepareDeliverGoods($input: DeliverGoodsInput!) {
    answer: prepareDeliverGoods(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const END_DELIVERY = graphql(
  `
  mutation PrepareEndDelivery($input: EndDeliveryInput!) {
    answer: prepareEndDelivery(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)

export const CANCEL_RECEIPT = graphql(
  `
  mutation PrepareCancelReceipt($input: CancelReceiptInput!) {
    answer: prepareCancelReceipt(input: $input) { ...PreparedAct }
  }
`,
  [ANSWER],
)
