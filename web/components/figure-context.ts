import { createContext } from 'preact'

/** What the foot of every figure of a page states besides its own basis. */
export interface FigureContext {
  /** The selection in words. */
  selection: string
  /** Version of the rules that read the adverts. */
  rules: string
}

export const FigureContext = createContext<FigureContext | null>(null)
