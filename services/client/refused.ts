import {
  type Details,
  type Refusal,
  type Refused,
  refuse,
} from '../../contracts/kernel/decision.ts'

/** A refusal as GraphQL gives it. */
export interface WireRefused {
  readonly refusal: string
  readonly path: string
  readonly details?: Details | null
}

/** What is asked of a refusal. */
export const READ_REFUSED = '... on Refused { refusal path details }'

export function readRefused({ refusal, path, details }: WireRefused): Refused<Refusal> {
  return details ? refuse(refusal, path, details) : refuse(refusal, path)
}
