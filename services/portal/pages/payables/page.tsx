import { ReceivableList } from '../../receivable/receivable-list.tsx'

/** What this core firm owes, and is asked to confirm. */
export function Component() {
  return <ReceivableList as="debtor" />
}
