# One file for the four services and the gateway: docker build --build-arg MODULE=inventory-service .
# Takes the jar that the build made (mvn -DskipTests package). The base image must have the same Java for all stages: the
# ahead-of-time cache is of use to the very JVM and flags that recorded it.
ARG BASE=eclipse-temurin:25-jdk
FROM ${BASE} AS unpacked
ARG MODULE
ARG VERSION=1.0.0-SNAPSHOT
COPY ${MODULE}/target/${MODULE}-${VERSION}.jar /partline/app.jar
RUN java -Djarmode=tools -jar /partline/app.jar extract --layers --destination /partline/layers

FROM ${BASE}
WORKDIR /partline
# What changes seldom comes first.
COPY --from=unpacked /partline/layers/dependencies/ ./
COPY --from=unpacked /partline/layers/snapshot-dependencies/ ./
COPY --from=unpacked /partline/layers/application/ ./
COPY local/compose/java-flags java-flags
# A start up to the point where all is made and nothing runs yet; what was loaded and linked until then is kept.
RUN java @java-flags -XX:AOTCacheOutput=app.aot -Dspring.context.exit=onRefresh \
      -Dspring.datasource.url=jdbc:postgresql://127.0.0.1:1/none -Dspring.datasource.username=none -Dspring.datasource.password=none \
      -Dspring.kafka.bootstrap-servers=127.0.0.1:1 \
      -Dspring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:1 \
      -Dspring.security.oauth2.resourceserver.jwt.jwk-set-uri=http://127.0.0.1:1/keys -jar app.jar >/tmp/training.log 2>&1 && \
    test -s app.aot || { cat /tmp/training.log; exit 1; }; rm /tmp/training.log
USER 10001:10001
EXPOSE 8080 9090
ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=9090
ENTRYPOINT ["java", "@java-flags", "-XX:AOTCache=app.aot", "-jar", "app.jar"]
