//! The line that installs a program with a key and asks nobody anything.

use super::DeploymentKey;

impl DeploymentKey {
    /// The line that installs silently from an MSI package, against the server at this address. Its properties are in
    /// docs/API.md.
    pub fn silent_install(&self, server: &str, secret: &str) -> String {
        let package = self.package();
        format!("msiexec /i \"{package}\" /qn LICENSE_SERVER=\"{server}\" DEPLOYMENT_KEY=\"{secret}\"")
    }

    /// The name of the package: that of the download if it is one, else the product's.
    fn package(&self) -> String {
        let of_download = self.download_url.as_deref().and_then(|url| url.rsplit('/').next());
        let plain = |name: &&str| {
            name.to_lowercase().ends_with(".msi")
                && name.chars().all(|sign| sign.is_alphanumeric() || "-_.".contains(sign))
        };
        if let Some(name) = of_download.filter(plain) {
            return name.to_owned();
        }
        let words = self.product_name.split(|sign: char| !sign.is_alphanumeric());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        format!("{}.msi", words.join("-"))
    }
}
