import { ReceivableList } from '../../receivable/receivable-list.tsx'

/** What core firms owe to this supplier. */
export function Component() {
  return <ReceivableList as="supplier" />
}
