/** Verbs of decisions: what somebody may do with a model once its numbers are known. Sources for patterns. */

/** Acts that are decisions whoever says them. */
export const ACT =
	'(?:ship|launch|release|deploy|roll (?:it |this |the \\w+ )?(?:out|back)|go (?:live|ahead)|wait|hold(?: (?:back|off|on|it|the|this))?|delay|postpone|keep|stay with|stick (?:with|to)|revert|pull|withdraw|switch|turn (?:it )?off|retrain|refit|relabel|re-label|label|collect|buy|order|drop|remove|stop|pause|freeze|block|reject|decline|refuse|approve|sign|renegotiate|promise|staff|budget|send|write|call|phone|route|escalate|hand|fix|repair|re-?split|warn|quote|publish|start|canary|pilot|replace|cancel|halt|shelve|park|scrap|abandon|leave|go (?:back|with|for|on with|to)|give|offer|put|let|move|spend|save|pay|hire|rebuild|redo|open|close|run|ask|return|train|gather|get|swap|cap|limit|charge|lower|raise|treat|screen|abstain|defer|push|bet|trust|rely|plan|monitor|rename|sell|delete|book|accept|mail|announce|sack|demand|veto|stand by|walk away|report back|ban|quarantine|disable|enable|throttle|inform|notify|bin|ditch|junk|claim back|sue|settle|void|redraft|redesign|rebook|reorder|restock|reassign|reopen|reprice|rerun|retest|supervise|proofread|double-check|hand over)';

/** Acts that need "should" or the like, since they also tell what was done. */
export const WEAK_ACT =
	'(?:use|report|test|set|take|choose|pick|tell|review|watch|change|make|do|add|build|say|cut|split|blank|be|begin|continue|proceed|cover|plan|expect|not|never|show|present|prefer|invest|aim|learn|work|insist|decide|focus|simplify|regularise|regularize|stratify|have)';
