import { tellsOpeningsApart } from '../../data/vocabulary/general-skills.ts'
import type { Vocabulary } from '../../data/vocabulary/vocabulary.ts'
import type { TrendReport, TrendSeries } from './trend-report.ts'

/** Most asked for, without soft skills and broad fields: those tell roles apart least. */
export const listMostAsked = ({ series }: TrendReport, { byId }: Vocabulary, count: number): TrendSeries[] =>
  series.filter(({ skill, total }) => total.count > 0 && tellsOpeningsApart(byId.get(skill))).slice(0, count)
