import { TransportFault } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** A request that is turned away is told in both languages, without where in our code. */
export function sayWhy(fault: unknown): never {
  if (!(fault instanceof TransportFault)) throw fault
  const { zh = '', en = fault.message } = fault.errors[0]?.extensions ?? {}
  throw new SetupFault([zh, en].filter(Boolean).join('\n'), { cause: fault })
}
