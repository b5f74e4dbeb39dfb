package io.fangpin.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** What Helm makes of the chart. */
record Chart(List<Node> documents) {

    static Chart byDefault() {
        return rendered(command -> command);
    }

    static Chart with(Path values) {
        return rendered(command -> command.withValuesFile(values));
    }

    static Chart rendered(UnaryOperator<TemplateCommand> settings) {
        TemplateCommand command = new Helm(Repository.CHART)
                .template()
                .withName("fp")
                .withNamespace("fangpin")
                .withKubeVersion("1.32.0");
        return new Chart(Repository.documents(settings.apply(command).call()));
    }

    List<Node> all(String... kinds) {
        return documents.stream()
                .filter(document -> List.of(kinds).contains(document.at("kind").text()))
                .toList();
    }

    Node one(String kind, String service) {
        return all(kind).stream()
                .filter(document -> document.at("metadata", "name").text().equals("fp-" + service))
                .findFirst()
                .orElse(new Node(null));
    }

    Node workload(String service) {
        Node deployment = one("Deployment", service);
        return deployment.exists() ? deployment : one("StatefulSet", service);
    }

    Node container(String service) {
        return workload(service).at("spec", "template", "spec", "containers", 0);
    }
}
