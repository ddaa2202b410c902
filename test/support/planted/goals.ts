/** Of each kind of fraud at least this share is found. */
export const RECALL_MIN = 0.95
/** Of a thousand invoices no more findings are about honest trade alone. */
export const FALSE_ALARMS_MAX = 1
