import { runService } from '@binhan/common/subgraph';
import { service } from './service.ts';

await runService(service);
