import { parentPort, workerData } from 'node:worker_threads';
import { writtenBy } from '#classroom/notes-written';
import type { NotesEdit } from '#classroom/notes-written';

/** Merges the notes of a class in a thread of its own. */
parentPort?.postMessage(writtenBy(workerData as NotesEdit[]).found);
