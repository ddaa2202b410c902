import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'

/** The same columns in memory that threads share, without the assets that are no plain loans. */
export function sharedColumns(columns: LoanColumns): LoanColumns {
  return {
    ...columns,
    balance: shared(columns.balance, Float64Array),
    elapsed: shared(columns.elapsed, Uint16Array),
    remaining: shared(columns.remaining, Uint16Array),
    product: shared(columns.product, Uint8Array),
    extra: shared(columns.extra, Uint16Array),
    coupon: shared(columns.coupon, Int32Array),
    schedule: shared(columns.schedule, Int32Array),
    others: new Map(),
  }
}

function shared<T extends { readonly byteLength: number; set(from: T): void }>(
  from: T,
  make: new (buffer: SharedArrayBuffer) => T,
): T {
  const into = new make(new SharedArrayBuffer(from.byteLength))
  into.set(from)
  return into
}
