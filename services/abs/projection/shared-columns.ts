import type { LoanColumns } from '../../../contracts/abs/projection/columns.ts'

/** Copies columns into memory that threads share, without the assets that are not plain loans. */
export function shareColumns(columns: LoanColumns): LoanColumns {
  return {
    ...columns,
    balance: shareArray(columns.balance, Float64Array),
    elapsed: shareArray(columns.elapsed, Uint16Array),
    remaining: shareArray(columns.remaining, Uint16Array),
    product: shareArray(columns.product, Uint8Array),
    extra: shareArray(columns.extra, Uint16Array),
    coupon: shareArray(columns.coupon, Int32Array),
    schedule: shareArray(columns.schedule, Int32Array),
    others: new Map(),
  }
}

function shareArray<T extends { readonly byteLength: number; set(from: T): void }>(
  from: T,
  make: new (buffer: SharedArrayBuffer) => T,
): T {
  const into = new make(new SharedArrayBuffer(from.byteLength))
  into.set(from)
  return into
}
