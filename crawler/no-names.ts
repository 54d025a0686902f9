/** Words of teams, offices, jobs, products and steps of an application: what looks like a name and is none. Lower case. */
export const NO_NAMES: ReadonlySet<string> = new Set(
  `us team teams support sales center centre human resources hr talent acquisition recruiting recruitment recruiter
  recruiters department people operations ops customer customers data engineer engineers engineering manager managers
  management lead leads head director deputy partner partners specialist officer office business development developer
  developers software analyst analytics scientist science machine learning product products project projects program
  programs design designer marketing finance financial legal security platform cloud services service solutions systems
  system technology technologies technical tech digital global group company companies corporation corp inc ltd llc gmbh
  limited bank university college school institute hospital health care interview interviews interviewer screen screening
  call calls phone video panel final first second third round step steps stage zoom onsite chat assessment challenge
  review offer feedback meeting meet conversation intro introduction application applications apply applicant applicants
  candidate candidates job jobs career careers role roles position positions hiring equal opportunity employer
  information details detail person name names email mail address number website web site page link here below above we
  you they the this that these those our your their it its if in on at by to do for from with about and or please thank
  thanks note dear hello hi hey all any every each more other others remote hybrid location locations london berlin paris
  york san francisco united states kingdom europe germany france canada india america north south east west monday
  tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december senior junior principal staff associate intern internship full part time contract freelance
  consultant consulting vice president chief executive executives founder founders cofounder ceo cto cfo coo cpo vp
  stakeholders stakeholder clients client vendors vendor users user experience research quality assurance network
  infrastructure database cyber general counsel board advisor advisors accounts account payable benefits compensation
  payroll privacy compliance accommodation accommodations disability inclusion diversity equity culture cultural
  community success enablement field public leadership leaders leader members member teammates internal external cross
  functional help desk live coding session take home take-home test pool safari showcase why what how when where who
  follow build develop manage one year outlook queue scaling shorter power bi apache google microsoft amazon python java
  javascript typescript spark kafka azure linux docker kubernetes snowflake databricks oracle salesforce sql`.split(
    /\s+/,
  ),
)
