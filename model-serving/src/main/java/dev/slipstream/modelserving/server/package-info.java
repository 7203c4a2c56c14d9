/** The model server: Open Inference Protocol v2 over gRPC and HTTP, with batches across clients and versions to switch between. */
@NullMarked
package dev.slipstream.modelserving.server;

import org.jspecify.annotations.NullMarked;
