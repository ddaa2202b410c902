import type { Paper } from '../../../platform/paper/paper.ts'
import { LABELS, type Label } from '../labels.ts'

type LabelText = (label: Label, ...details: string[]) => string

/** Gives labels in the language of the paper; `{0}` and `{1}` are replaced by the details. */
export function labelsIn({ language }: Paper): LabelText {
  return (label, ...details) =>
    LABELS[label][language].replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
}
