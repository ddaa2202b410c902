import type { ProjectFile } from './project-files.ts'

/** A rule of style that a program can check. */
export interface Rule {
  says: string
  /** What is printed with how often it was breached, if that is a count of the house's. */
  counted?: string
  appliesTo(file: ProjectFile): boolean
  /** One line per breach; none for a file that keeps the rule. */
  breaches(file: ProjectFile): string[]
  /** Breaks the rule: shows that it can fail. */
  bad: ProjectFile
  /** Comes as near as is allowed. */
  good: ProjectFile
}
