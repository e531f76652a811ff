package io.partline.gateway;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** The container's own refusals as problem documents, and a short end for bodies that nobody wants. */
@Component
class ContainerAnswers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerAnswers.class);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The check of paths is the firewall's; there it can be said what is wrong.
        factory.addConnectorCustomizers(connector -> {
            connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            // A client that asks before it sends a body is told to only when the body is wanted.
            connector.setProperty("continueResponseTiming", "onRead");
        });
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Answers()));
    }

    private static final class Answers extends ErrorReportValve {
        private static final long MAX_BYTES = 128L << 10;
        private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            super.invoke(request, response);
            if (response.getStatus() >= 400 && !request.isAsync()) {
                end(request, response);
            }
        }

        /**
         * A client that is still sending would not see the answer if the connection were closed at once; it gets a
         * moment for that, and no more.
         */
        private static void end(Request request, Response response) throws IOException {
            response.finishResponse();
            if (request.getHeader("Expect") == null && isReadToTheEnd(request)) {
                return;
            }
            request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }

        private static boolean isReadToTheEnd(Request request) {
            long start = System.nanoTime();
            Passing bytes = new Passing();
            try {
                for (long count = 0; count < MAX_BYTES && System.nanoTime() - start < MAX_NANOS; ) {
                    int read = request.getCoyoteRequest().doRead(bytes);
                    if (read < 0) {
                        return true;
                    }
                    count += read;
                }
            } catch (IOException e) {
                LOG.debug("a body that nobody wants ended", e);
            }
            return false;
        }

        @Override
        protected void report(Request request, Response response, Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                ErrorAnswers.problem(status, request.getRequestURI()).write(response);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("an error could not be told", e);
            }
        }
    }

    /** Where bytes go that nobody wants. */
    private static final class Passing implements ApplicationBufferHandler {
        private ByteBuffer bytes = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // The container's own buffer is passed in each time.
        }
    }
}
