import type { Profile, ProfileSkill } from '../../data/profile.ts'
import { Layout } from '../components/layout.tsx'
import { LevelChoice } from '../components/level-choice.tsx'
import type { PageContext } from '../page-context.ts'

export interface CvReviewProps {
  page: PageContext
  profile: Profile
  /** What was typed beside the CV is kept by now. */
  isSaved: boolean
  found: readonly (ProfileSkill & { isHeld: boolean })[]
}

/** What was read in a CV, to be ticked by the person before any of it is kept. */
export function CvReviewPage({ page, profile, isSaved, found }: CvReviewProps) {
  const path = `/profiles/${profile.id}`
  return (
    <Layout page={page} title="Skills in a CV" description="Skills that were found in a CV.">
      <div class="page-head">
        <p class="crumbs">
          <a href="/profiles">Profiles</a> <span aria-hidden="true">/</span>{' '}
          <a href={path}>
            <bdi>{profile.name}</bdi>
          </a>{' '}
          <span aria-hidden="true">/</span> CV
        </p>
        <h1>{found.length === 0 ? 'No skill was found in this CV' : 'Which of these do you have?'}</h1>
        <p class="lead">
          {found.length === 0
            ? 'SkillTide reads English. Type the skills by hand instead.'
            : 'Each stands with the words of the CV. None is kept before you say so; the CV itself never is.'}
        </p>
        {isSaved ? <p role="status">What was typed in the profile is saved.</p> : null}
      </div>
      <section class="card" aria-label="Skills found">
        <form class="profile-skills" action={`${path}/cv-skills`} method="post">
          <ul>
            {found.map((skill, index) => (
              <li class="profile-skill profile-found" key={index}>
                <input type="hidden" name="skill" value={skill.skill ?? ''} />
                <input type="hidden" name="skillName" value={skill.name} />
                <input type="hidden" name="evidence" value={skill.evidence} />
                <label class="tick profile-skill-name">
                  <input type="checkbox" name="keep" value={index} checked /> <bdi>{skill.name}</bdi>
                  {skill.skill === null ? <span class="kind">unknown to SkillTide, kept as it is</span> : null}
                  {skill.isHeld ? <span class="kind">in the profile already</span> : null}
                </label>
                <LevelChoice name={skill.name} level={skill.level} />
                <q class="profile-evidence muted">{skill.evidence}</q>
              </li>
            ))}
          </ul>
          <div class="selection-actions">
            {found.length === 0 ? null : <button type="submit">Keep those ticked</button>}
            <a href={path}>Back without keeping any</a>
          </div>
        </form>
      </section>
    </Layout>
  )
}
