// The numbers of Shelf, in the text form that Prometheus reads.
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Infinity]; // seconds

export class Metrics {
  #counts = new Map(); // by labels, as they stand in the text
  #times = new Map();

  // Each combination of labels is a series of its own: none of them may be an id.
  count({ method, route, status, seconds }) {
    const counted = labels({ method, route, status });
    this.#counts.set(counted, (this.#counts.get(counted) ?? 0) + 1);
    const timed = labels({ method, route });
    const times = this.#times.get(timed) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
    BOUNDS.forEach((bound, i) => {
      if (seconds <= bound) times.buckets[i] += 1; // each bucket counts all up to its bound
    });
    times.sum += seconds;
    times.count += 1;
    this.#times.set(timed, times);
  }

  text() {
    const lines = ['# HELP shelf_requests_total Requests, by how they ended.', '# TYPE shelf_requests_total counter'];
    for (const [name, count] of this.#counts) lines.push(`shelf_requests_total{${name}} ${count}`);
    lines.push('# HELP shelf_request_seconds How long they took.', '# TYPE shelf_request_seconds histogram');
    for (const [name, { buckets, sum, count }] of this.#times) {
      BOUNDS.forEach((bound, i) => {
        const le = bound === Infinity ? '+Inf' : bound;
        lines.push(`shelf_request_seconds_bucket{${name},le="${le}"} ${buckets[i]}`);
      });
      lines.push(`shelf_request_seconds_sum{${name}} ${sum}`, `shelf_request_seconds_count{${name}} ${count}`);
    }
    return lines.join('\n') + '\n';
  }
}

function labels(values) {
  return Object.entries(values).map(([name, value]) => `${name}="${escaped(value)}"`).join(',');
}

function escaped(value) {
  return String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
