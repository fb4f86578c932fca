/** What every event has; older histories lack all but the first two. */
export interface EventBase {
  /** Unique over all devices; of two events of one moment, the one with the smaller id came first. */
  id: string;
  /** ISO 8601 with the learner's offset from UTC, as the device's clock had it: for days and review, not for order. */
  at: string;
  /** `learner.device`; the device alone, or nothing, where it was written before learners had an id. */
  by?: string;
  /** Where it stands in order, where that is not `at` in era 0: see `Moment`. */
  era?: number;
  order?: number;
  /** The imports that brought it. */
  via?: string[];
}
