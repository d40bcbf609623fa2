// What the coach of the core takes and tells (src/coach/session.h).
export type { SessionCue, SessionEvent, SessionEventType, SessionFrame, SessionState, SessionView } from '../../generated/api';
