import { LABELS, type Label } from '../labels.ts'
import type { Paper } from './paper.ts'

type Say = (label: Label, ...details: string[]) => string

/** The words of the paper's language; `{0}`, `{1}` are the details. */
export function sayIn({ language }: Paper): Say {
  return (label, ...details) =>
    LABELS[label][language].replace(/\{(\d)\}/g, (_, n: string) => details[+n] ?? '')
}
