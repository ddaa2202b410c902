import type { ActivityOptions } from '@temporalio/workflow'

/** A fault is retried for as long as it lasts; a bug is not. */
export const RETRY: ActivityOptions = {
  startToCloseTimeout: '30 seconds',
  retry: {
    initialInterval: '1 second',
    maximumInterval: '1 minute',
    nonRetryableErrorTypes: ['Bug'],
  },
}
