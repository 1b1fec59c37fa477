import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Outcome = 'answered' | 'unavailable' | 'bad_answer';
export type GatewayMetrics = ReturnType<typeof gatewayMetrics>;

/** What `/metrics` shows of the gateway. A registry of its own, since several servers may share one process. */
export function gatewayMetrics() {
  const registry = new Registry();
  registry.setDefaultLabels({ service: 'gateway' });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    subgraphRequests: new Counter({
      name: 'binhan_gateway_subgraph_requests_total',
      help: 'Operations sent to a subgraph, by what came of them.',
      labelNames: ['subgraph', 'outcome'],
      registers,
    }),
    subgraphRetries: new Counter({
      name: 'binhan_gateway_subgraph_retries_total',
      help: 'Queries sent to a subgraph a second time.',
      labelNames: ['subgraph'],
      registers,
    }),
    subgraphSeconds: new Histogram({
      name: 'binhan_gateway_subgraph_seconds',
      help: 'How long subgraphs took, a retry included.',
      labelNames: ['subgraph'],
      registers,
    }),
    supergraphRefused: new Gauge({
      name: 'binhan_gateway_supergraph_refused',
      help: '1 while the supergraph file cannot be used and an older one is served.',
      registers,
    }),
  };
}
