// The words of this service that its columns hold; the contract names them for people (domain.md 3.3).

/** Exactly one for each session, so that sums over programmes never count one twice. */
export type SessionProgramme = 'MOVEMENT_AND_LAW' | 'TRAFFIC_AT_UNITS' | 'FIRE_TALKS' | 'OTHER';
export type ClassProgramme = 'FIRE_DRILLS' | 'FIRE_TRAINING' | 'GUARD_TRAINING' | 'OTHER';
export type ClassKind = 'GUARD_SKILLS' | 'FIRE_TRAINING' | 'FIRE_DRILL';

export type Channel =
  | 'BRIEFING'
  | 'CONFERENCE'
  | 'CULTURE_SPORT'
  | 'VISUAL'
  | 'LOUDSPEAKER'
  | 'BULLETIN'
  | 'ORAL'
  | 'DIRECT'
  | 'BROADCAST'
  | 'ONLINE';

export type Topic =
  | 'LAW_POLICY'
  | 'CRIME_PREVENTION'
  | 'SOCIAL_EVILS'
  | 'MOVEMENT'
  | 'TRAFFIC'
  | 'FIRE'
  | 'FIRE_ESCAPE'
  | 'THEFT'
  | 'SCHOOL_VIOLENCE'
  | 'FRAUD_ONLINE'
  | 'DRUGS'
  | 'INFOSEC'
  | 'DROWNING'
  | 'OTHER';

export type Audience = 'OFFICIALS' | 'WORKERS' | 'PUPILS' | 'STUDENTS' | 'RESIDENTS' | 'GUARDS' | 'FIRE_TEAM' | 'CIVIL_DEFENCE';

export type BodyKind = 'POLICE' | 'FATHERLAND_FRONT' | 'YOUTH_UNION' | 'DEPARTMENT' | 'PEOPLES_COMMITTEE' | 'UNIT' | 'OTHER';

/** A body that organises or takes part: its kind, and the authority where it is one. Never a person. */
export type Body = { kind: BodyKind; authorityId: string | null };
